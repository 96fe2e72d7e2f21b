// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.juspaywallets.JuspayException.ApiError;
import io.github.juspaywallets.JuspayException.InvalidRequest;
import io.github.juspaywallets.JuspayException.Kind;
import io.github.juspaywallets.JuspayException.ServerError;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.JuspayException.Violation;
import io.github.juspaywallets.ScriptedServer.Script;
import io.github.juspaywallets.Settings.Limits;
import io.github.juspaywallets.model.WalletAccount;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** Calls of a test interface: reads are retried, other calls are not. */
@ParameterizedClass
@EnumSource(Mode.class)
class ReadsTest {
  private final List<CallReport> reports = new CopyOnWriteArrayList<>();
  private final Mode mode;

  ReadsTest(Mode mode) {
    this.mode = mode;
  }

  interface Unheard {
    @GET("things/{id}")
    Call<WalletAccount> read(
        @Path("id") @NotNull @Size(max = 5) String id,
        @Header("x-routing-id") @NotNull String routingId);

    @POST("things/{id}")
    Call<WalletAccount> write(
        @Path("id") @NotNull @Size(max = 5) String id,
        @Header("x-routing-id") @NotNull String routingId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"502", "503", "504"})
  void retriesAReadWhileTheServiceIsUnavailable(String status) throws IOException {
    Script unavailableAtFirst =
        connection -> {
          while (connection.request() != null) {
            boolean first = connection.number() == 1;
            connection.respond(
                first ? status + " Unavailable" : "200 OK",
                // With this header, OkHttp by itself would resend within the attempt.
                first ? "Connection: close\r\nRetry-After: 0\r\n" : "",
                first ? "" : ScriptedServer.WALLET);
          }
        };
    try (ScriptedServer server = new ScriptedServer(unavailableAtFirst)) {
      assertThat(read(server, "wlt_1").id()).isEqualTo("wlt_1");
      assertThat(server.requests()).hasSize(2).allMatch(head -> head.startsWith("GET /things/"));
    }
    assertThat(reports).extracting(CallReport::attempts).containsExactly(2);
    assertThat(reports).extracting(CallReport::operation).containsExactly("read");
  }

  @Test
  void retriesAReadWithoutAResponse() throws IOException {
    Script hangsUpAtFirst =
        connection -> {
          while (connection.request() != null) {
            if (connection.number() < 3) {
              connection.close();
            }
            connection.respond("200 OK", "", ScriptedServer.WALLET);
          }
        };
    try (ScriptedServer server = new ScriptedServer(hangsUpAtFirst)) {
      assertThat(read(server, "wlt_1").id()).isEqualTo("wlt_1");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void retriesAReadThatTimedOut() throws IOException {
    Script silentAtFirst =
        connection -> {
          if (connection.number() == 1) {
            connection.ignoreRequests();
          }
          while (connection.request() != null) {
            connection.respond("200 OK", "", ScriptedServer.WALLET);
          }
        };
    try (ScriptedServer server = new ScriptedServer(silentAtFirst)) {
      assertThat(read(server, "wlt_1").id()).isEqualTo("wlt_1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 Bad Request", "404 Not Found", "429 Slow Down", "500 Error"})
  void retriesNoReadAfterAnyOtherResponse(String status) throws IOException {
    try (ScriptedServer server = ScriptedServer.always(status, "", "")) {
      ApiError error = catchThrowableOfType(ApiError.class, () -> read(server, "wlt_1"));

      assertThat(error.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void retriesNoOtherCall() throws IOException {
    try (ScriptedServer server = ScriptedServer.always("503 Busy", "Retry-After: 0\r\n", "")) {
      ServerError error =
          catchThrowableOfType(ServerError.class, () -> call(server, "write", false));

      assertThat(error).hasMessageEndingWith("get or list the wallet before you retry");
      assertThat(server.requests()).hasSize(1);
    }
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.close();
            })) {
      catchThrowableOfType(TransportFailure.class, () -> call(server, "write", false));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void saysThatAnotherAttemptOfAReadIsSafe() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      TransportFailure late =
          catchThrowableOfType(TransportFailure.class, () -> read(server, "wlt_1"));

      assertThat(late).hasMessageEndingWith("A retry is safe");
      assertThat(late.attempts()).isEqualTo(3);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void checksTheArgumentsOfTheMethodThatIsCalled() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      InvalidRequest refused =
          catchThrowableOfType(InvalidRequest.class, () -> read(server, "longer"));

      assertThat(refused.violations())
          .containsExactly(new Violation("id", "size must be between 0 and 5"));
      assertThat(server.requests()).isEmpty();
    }
    assertThat(reports).extracting(CallReport::operation).containsExactly("read");
  }

  @Test
  void refusesAnInvalidHeaderThatTheContractAllows() throws IOException {
    try (ScriptedServer server = ScriptedServer.silent()) {
      InvalidRequest refused =
          catchThrowableOfType(
              InvalidRequest.class, () -> call(server, "write", false, "wlt_1", "canary\n"));

      assertThat(refused.violations())
          .containsExactly(new Violation("request", "must be a valid HTTP request"));
      assertThat(refused).hasNoCause();
      assertThat(server.requests()).isEmpty();
    }
    assertThat(reports).extracting(CallReport::attempts).containsExactly(0);
  }

  private WalletAccount read(ScriptedServer server, String id) {
    return call(server, "read", true, id, "c");
  }

  private WalletAccount call(ScriptedServer server, String name, boolean repeatable) {
    return call(server, name, repeatable, "wlt_1", "c");
  }

  private WalletAccount call(
      ScriptedServer server, String name, boolean repeatable, String id, String routingId) {
    RetryPolicy quick = RetryPolicy.builder().firstDelay(Duration.ZERO).build();
    Limits limits = new Limits(Duration.ofSeconds(10), Duration.ofMillis(300), quick);
    Settings settings = Sandbox.settings();
    settings.environment = server.environment();
    settings.limits = limits;
    settings.observers = List.of(reports::add);
    try (Calls<Unheard> calls = new Calls<>(Unheard.class, settings)) {
      Unheard api = calls.constraints.checked;
      Operation<WalletAccount, WalletAccount> operation =
          new Operation<>(
              name,
              repeatable ? Kind.READ : Kind.COMMAND,
              input -> repeatable ? api.read(id, routingId) : api.write(id, routingId),
              wallet -> wallet.id().equals(id) ? wallet : null);
      return mode == Mode.SYNC
          ? calls.execute(operation, settings)
          : calls.enqueue(operation, settings).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
