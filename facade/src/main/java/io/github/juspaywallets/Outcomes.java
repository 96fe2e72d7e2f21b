// SPDX-License-Identifier: Apache-2.0
package io.github.juspaywallets;

import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.Moshi;
import io.github.juspaywallets.JuspayException.Sent;
import io.github.juspaywallets.JuspayException.TransportFailure;
import io.github.juspaywallets.model.WalletAccount;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.nio.channels.ClosedByInterruptException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Gives what came of an attempt its name: a wallet or one of the exceptions. */
final class Outcomes {
  private final ErrorBody errors;
  private final InstantSource clock;

  Outcomes(Moshi moshi, InstantSource clock) {
    this.errors = new ErrorBody(moshi);
    this.clock = clock;
  }

  WalletAccount wallet(Call<?> call, Response<WalletAccount> response, Progress progress) {
    Exchange exchange = Exchange.of(call.request());
    WalletAccount wallet = response.body();
    if (wallet == null && exchange.status() == 0) {
      IOException cause = new IOException("An interceptor answered in place of Juspay");
      throw transportFailure(cause, call, exchange.sent(), progress);
    }
    if (wallet == null || Boolean.TRUE.equals(wallet.additionalProperties().get("error"))) {
      throw answer(call, null, progress);
    }
    return wallet;
  }

  JuspayException failure(Throwable cause, Call<?> call, Progress progress) {
    Sent sent = Exchange.of(call.request()).sent();
    boolean endedByUs = cause instanceof InterruptedIOException || wasInterrupted(cause);
    return sent == Sent.YES && !endedByUs && !call.isCanceled()
        ? answer(call, clean(cause), progress)
        : transportFailure(cause, call, sent, progress);
  }

  private JuspayException.Answered answer(
      Call<?> call, @Nullable Throwable cause, Progress progress) {
    Exchange exchange = Exchange.of(call.request());
    return new Answer(exchange.status(), exchange.details(errors, clock), progress, cause)
        .toException();
  }

  private static TransportFailure transportFailure(
      Throwable cause, Call<?> call, Sent sent, Progress progress) {
    Sent sentAtAll = sent == Sent.NO && progress.sentBefore() ? Sent.MAYBE : sent;
    String whatToDo =
        switch (sentAtAll) {
          case NO -> "Nothing was sent: another attempt is safe";
          case MAYBE -> "The number may have been changed: read the wallet before another attempt";
          case YES -> "The answer did not end: read the wallet before another attempt";
        };
    String what = what(cause, call) + " (" + cause.getClass().getSimpleName() + "). ";
    boolean repeatable = sent == Sent.NO && !isCancelled(cause, call) && !isClosed(cause);
    return new TransportFailure(what + whatToDo, clean(cause), sentAtAll, repeatable, progress);
  }

  private static String what(Throwable cause, Call<?> call) {
    if (wasInterrupted(cause)) {
      return "The thread was interrupted";
    }
    if (isClosed(cause)) {
      return "The client was closed";
    }
    if (cause instanceof InterruptedIOException) {
      return "No answer from Juspay in time";
    }
    return isCancelled(cause, call) ? "The call was cancelled" : "No answer from Juspay";
  }

  /** By its caller. OkHttp cancels a call whose time is up, too. */
  private static boolean isCancelled(Throwable cause, Call<?> call) {
    return call.isCanceled() && !(cause instanceof InterruptedIOException);
  }

  /** OkHttp has nothing but this text to tell it from a timeout. */
  private static boolean isClosed(Throwable cause) {
    return "executor rejected".equals(cause.getMessage());
  }

  private static boolean wasInterrupted(Throwable cause) {
    return cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
  }

  /** The cause, or one like it where its message may repeat what the vendor sent. */
  private static Throwable clean(Throwable cause) {
    Throwable clean = cause;
    if (cause instanceof JsonEncodingException) {
      clean = new JsonEncodingException("The answer is not JSON");
    } else if (cause instanceof EOFException) {
      clean = new EOFException("The answer ends too early");
    } else if (cause instanceof ProtocolException) {
      clean = new ProtocolException("The answer is not what HTTP allows");
    }
    if (clean != cause) {
      clean.setStackTrace(cause.getStackTrace());
    }
    return clean;
  }
}
