// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.springframework.http.HttpStatus.BAD_GATEWAY;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GATEWAY_TIMEOUT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.github.juspaywallets.JuspayException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class WalletProblems {
  @ExceptionHandler
  ProblemDetail invalid(JuspayException.InvalidRequest e) {
    ProblemDetail problem = problem(BAD_REQUEST, e);
    problem.setProperty("violations", e.violations());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail missing(JuspayException.NotFound e) {
    return problem(NOT_FOUND, e);
  }

  @ExceptionHandler
  ProblemDetail rejected(JuspayException.Rejected e) {
    ProblemDetail problem = problem(CONFLICT, e);
    e.userMessage().ifPresent(problem::setDetail);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail limited(JuspayException.RateLimited e) {
    ProblemDetail problem = problem(SERVICE_UNAVAILABLE, e);
    e.retryAfter().ifPresent(wait -> problem.setProperty("retryAfter", wait.toSeconds()));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail failed(JuspayException e) {
    boolean late = e instanceof JuspayException.TransportFailure;
    return problem(late ? GATEWAY_TIMEOUT : BAD_GATEWAY, e);
  }

  private static ProblemDetail problem(HttpStatus status, JuspayException e) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setProperty("wasSent", e.wasSent());
    return problem;
  }
}
