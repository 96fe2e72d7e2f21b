// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints what five changes of the contract cost: the touched files, the builds that fail until one
 * passes, the lines that these print, and the seconds. Makes each change in a copy of the
 * repository, and then follows the messages of the build.
 *
 * <pre>java api-spec/src/it/CostOfChanges.java [options for Maven]</pre>
 */
final class CostOfChanges {
  private static final String CONTRACT = "api-spec/src/main/resources/juspay-wallets/openapi.yaml";
  private static final String APPROVED = "api-spec/src/released/approved.txt";
  private static final String FACADE = "facade/src/main/java/io/github/juspaywallets/";
  private static final int MOST = 9;
  private static final String CALLS =
      "facade/src/test/java/io/github/juspaywallets/EveryOperation.java";
  private static final String MAPPINGS = "api-spec/src/main/resources/juspay-wallets/mappings/";

  /**
   * Replaces a text wherever it occurs in a file, or copies another mapping to the file, for the
   * command suspend.
   */
  private record Edit(String file, String from, String to) {
    static Edit after(String file, String from, String added) {
      return new Edit(file, from, from + added);
    }

    /** The file, or the folder of a new file. */
    String message() {
      return from.isEmpty() ? file.replaceFirst("/[^/]*$", ": ") : file;
    }

    void applyTo(Path copy) throws IOException {
      Path path = copy.resolve(file);
      if (from.isEmpty()) {
        String other =
            Files.readString(copy.resolve(to)).replace("\"authenticate\"", "\"suspend\"");
        Files.writeString(path, other.replace("a one-time", "another one-time"));
        return;
      }
      String text = Files.readString(path);
      if (!text.contains(from)) {
        throw new IllegalStateException("No longer in " + file + ": " + from);
      }
      Files.writeString(path, text.replace(from, to));
    }
  }

  /**
   * A change.
   *
   * @param edits what one changes
   * @param remedies what one does when the build names a file
   * @param files the most files that it may touch, besides the list of approvals
   * @param approvals the most lines that it may add there
   */
  private record Change(
      String name, List<Edit> edits, List<Edit> remedies, int files, int approvals) {}

  private static final Change FIELD =
      new Change(
          "field",
          List.of(
              Edit.after(
                  CONTRACT,
                  "        juspay_bank_code:\n",
                  """
                            type: string
                            nullable: true
                            description: Juspay's code for the provider. Present only in lists.
                            x-provenance: vendor-family
                            example: JP_PAYTM
                          nickname:
                  """)),
          List.of(),
          1,
          0);

  private static final Change COMMAND =
      new Change(
          "command suspend",
          List.of(
              Edit.after(
                  CONTRACT,
                  "                - $ref: '#/components/schemas/DelinkForm'\n",
                  "                - $ref: '#/components/schemas/SuspendForm'\n"),
              Edit.after(
                  CONTRACT,
                  "                  delink: '#/components/schemas/DelinkForm'\n",
                  "                  suspend: '#/components/schemas/SuspendForm'\n"),
              new Edit(
                  CONTRACT,
                  "    DelinkForm:\n",
                  """
                      SuspendForm:
                        type: object
                        description: Suspends the wallet.
                        x-operation-id: suspendWallet
                        x-provenance: vendor-family
                        externalDocs:
                          description: Juspay's page "Suspend Wallet"
                          url: https://juspay.io/in/docs/api-reference/docs/express-checkout/suspend
                        required: [command]
                        properties:
                          command:
                            type: string
                            description: The command.
                            enum: [suspend]
                            x-provenance: vendor-family

                      DelinkForm:
                  """)),
          List.of(
              new Edit(
                  FACADE + "RoutedWallets.java",
                  "  /**\n   * Delinks a wallet",
                  """
                    /**
                     * Suspends the wallet.
                     *
                     * @param walletId the wallet id from Juspay
                     * @return the wallet
                     * @throws JuspayException if the call fails; see {@link RoutedWallets}
                     */
                    public WalletAccount suspend(String walletId) {
                      return calls.execute(suspending(walletId), settings);
                    }

                    /**
                     * Asynchronous form of {@link #suspend}.
                     *
                     * @param walletId the wallet id from Juspay
                     * @return a future that completes with the wallet
                     * @throws IllegalStateException if the client is closed
                     */
                    public CompletableFuture<WalletAccount> suspendAsync(String walletId) {
                      return calls.enqueue(suspending(walletId), settings);
                    }

                    private Operation<WalletAccount, WalletAccount> suspending(String id) {
                      return onWallet("suspend", id, in -> api.suspendWallet(id, routingId, merchantId, apiVersion));
                    }

                    /**
                     * Delinks a wallet\
                  """),
              new Edit(
                  CALLS,
                  "  DELINK(\n",
                  """
                    SUSPEND(
                        "suspendWallet",
                        "POST /wallets/wlt_1",
                        "command=suspend",
                        Example.WALLET,
                        (wallets, given) -> wallets.suspend(given.walletId),
                        (wallets, given) -> wallets.suspendAsync(given.walletId)),
                    DELINK(
                  """),
              new Edit(
                  MAPPINGS + "wallet-suspended.json", "", MAPPINGS + "wallet-authenticated.json"),
              Edit.after("CHANGELOG.md", "First version.\n\n", "- `suspend` suspends a wallet.\n")),
          5,
          0);

  private static final Change RENAMED =
      new Change(
          "renamed property",
          List.of(new Edit(CONTRACT, "resend_wait_time", "resend_wait_seconds")),
          List.of(
              new Edit(MAPPINGS + "linked.json", "resend_wait_time", "resend_wait_seconds"),
              new Edit(MAPPINGS + "twid.json", "resend_wait_time", "resend_wait_seconds")),
          3,
          1);

  private static final Change VALUE =
      new Change(
          "removed enum value",
          List.of(new Edit(CONTRACT, "        - SIMPL\n", "")),
          List.of(),
          1,
          1);

  private static final Change LENGTH =
      new Change(
          "tightened length",
          List.of(new Edit(CONTRACT, "maxLength: 2048\n", "maxLength: 1024\n")),
          List.of(),
          1,
          1);

  private final List<String> maven = new ArrayList<>(List.of("mvn", "-q", "-B", "verify"));
  private boolean isCheap = true;
  private final Path repository = Path.of("").toAbsolutePath();

  public static void main(String... options) throws Exception {
    CostOfChanges costs = new CostOfChanges();
    costs.maven.addAll(List.of(options));
    System.out.println("| change | files | approvals | failing builds | lines printed | seconds |");
    System.out.println("|---|---|---|---|---|---|");
    for (Change change : List.of(FIELD, COMMAND, RENAMED, VALUE, LENGTH)) {
      System.out.println(costs.of(change));
    }
    if (!costs.isCheap) {
      throw new IllegalStateException("A change costs more than it may");
    }
  }

  private String of(Change change) throws Exception {
    Path copy = Files.createTempDirectory("cost-of-changes");
    copyTo(copy);
    Set<String> touched = new LinkedHashSet<>();
    List<Edit> edits = change.edits;
    int failures = 0;
    int lines = 0;
    long approved = approvals(copy);
    long start = System.nanoTime();
    for (boolean passed = false; !passed; ) {
      for (Edit edit : edits) {
        edit.applyTo(copy);
        touched.add(edit.file);
      }
      Path log = copy.resolve("build.log");
      passed = build(copy, log);
      String output = Files.readString(log);
      lines += output.lines().count();
      if (!passed) {
        failures++;
        edits = remedies(change, output, copy, touched);
        if (failures == MOST) {
          throw new IllegalStateException(change.name + " does not get further:\n" + output);
        }
      }
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    long approvals = approvals(copy) - approved;
    isCheap &= touched.size() <= change.files && approvals <= change.approvals && failures <= 2;
    return "| %s | %d | %d | %d | %d | %d |"
        .formatted(change.name, touched.size(), approvals, failures, lines, seconds);
  }

  private boolean build(Path copy, Path log) throws Exception {
    ProcessBuilder build = new ProcessBuilder(maven).directory(copy.toFile());
    return build.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() == 0;
  }

  /** Pastes the lines that break callers, and makes the edits for the files that are named. */
  private static List<Edit> remedies(Change change, String output, Path copy, Set<String> touched)
      throws IOException {
    for (String line : breaking(output)) {
      String fact = line.replaceFirst("^\\S*ERROR\\S* ", "");
      if (fact.matches("\\S+:\\d+: .*")) {
        Files.writeString(copy.resolve(APPROVED), fact + "\n", StandardOpenOption.APPEND);
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (Edit edit : change.remedies) {
      if (output.contains(edit.message()) && !touched.contains(edit.file)) {
        edits.add(edit);
      }
    }
    return edits;
  }

  private static List<String> breaking(String output) {
    int from = output.indexOf("Callers of the last release break:");
    int to = output.indexOf("Revert what breaks callers");
    return from < 0 ? List.of() : output.substring(from, to).lines().toList();
  }

  private void copyTo(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(repository.relativize(file).toString());
        if (!file.toString().replace('\\', '/').matches(".*/(target|\\.git)(/.*)?")) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private static long approvals(Path copy) throws IOException {
    return Files.readAllLines(copy.resolve(APPROVED)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .count();
  }
}
