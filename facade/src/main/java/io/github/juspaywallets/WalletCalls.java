package io.github.juspaywallets;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.api.WalletsApi;
import io.github.juspaywallets.model.ErrorResponse;
import io.github.juspaywallets.model.WalletAccount;
import io.github.juspaywallets.model.WalletCommand;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** From checked arguments to a wallet or an exception. */
final class WalletCalls implements AutoCloseable {
  private final Transport transport;
  private final WalletsApi api;
  private final Arguments arguments;
  private final AtomicBoolean closed = new AtomicBoolean();

  WalletCalls(Transport transport) {
    this.transport = transport;
    this.api = transport.api();
    this.arguments = new Arguments(api);
  }

  void requireRoutingId(String argument, @Nullable String routingId) {
    arguments.requireRoutingId(argument, routingId);
  }

  WalletAccount updateMobileNumber(String routingId, String walletId, String mobileNumber) {
    if (closed.get()) {
      throw new IllegalStateException("The client is closed");
    }
    String national = arguments.requireUpdate(routingId, walletId, mobileNumber);
    return execute(api.sendWalletCommand(walletId, routingId, WalletCommand.UPDATE, national));
  }

  private static WalletAccount execute(Call<WalletAccount> call) {
    Exchange exchange = Exchange.of(call.request());
    try {
      Response<WalletAccount> response = call.execute();
      WalletAccount wallet = response.body();
      if (wallet == null) {
        throw exchange.answer(error(response.errorBody()), null).toException();
      }
      return wallet;
    } catch (JsonDataException e) {
      throw exchange.answer(Answer.NO_BODY, e).toException();
    } catch (IOException e) {
      boolean timeout = e instanceof InterruptedIOException;
      throw exchange.sent() == Sent.YES && !timeout
          ? exchange.answer(Answer.NO_BODY, e).toException()
          : failure(e, exchange.sent());
    }
  }

  private static ErrorResponse error(@Nullable ResponseBody body) throws IOException {
    if (body == null) {
      return Answer.NO_BODY;
    }
    try {
      ErrorResponse error = Transport.MOSHI.adapter(ErrorResponse.class).fromJson(body.source());
      return error == null ? Answer.NO_BODY : error;
    } catch (JsonDataException | JsonEncodingException | EOFException e) {
      return Answer.NO_BODY;
    }
  }

  private static TransportFailure failure(IOException cause, Sent sent) {
    String whatToDo =
        switch (sent) {
          case NO -> "Nothing was sent: another attempt is safe";
          case MAYBE -> "The number may have been changed: read the wallet before another attempt";
          case YES -> "The answer did not end in time: read the wallet before another attempt";
        };
    return new TransportFailure(
        "No answer from Juspay (" + cause.getClass().getSimpleName() + "). " + whatToDo,
        cause,
        sent);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      arguments.close();
      transport.close();
    }
  }
}
