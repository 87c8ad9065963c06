package truetill.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import truetill.core.outcome.Outcome;

/**
 * Ends a call early with an error answer of rules-store section 1. Thrown inside a unit of work it
 * takes the transaction back; an answer whose writes must stay (a revoked sign-in) is returned as a
 * {@link Reply} instead. Rules in core refuse by {@link Outcome}; this is for the edge only.
 */
public final class Problem extends RuntimeException {
  private final transient Reply reply;

  public Problem(Reply reply) {
    super("answered " + reply.status(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }

  /** 400 {@code {"detail": …}}: a rule says no. */
  public static Problem badRequest(String detail) {
    return new Problem(Reply.detail(400, detail));
  }

  /** 400 {@code {"detail": …, "code": …}}. */
  public static Problem refused(String code, String detail) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("code", code);
    return new Problem(Reply.of(400, body));
  }

  /** {@code {"detail": …, "code": …}} with a status of its own, as the registers read it. */
  public static Problem of(int status, String code, String detail) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("detail", detail);
    body.put("code", code);
    return new Problem(Reply.of(status, body));
  }

  /** 400 {@code {"field": ["…"]}} for one field. */
  public static Problem field(String field, String message) {
    return new Problem(Reply.of(400, Map.of(field, List.of(message))));
  }

  public static Problem forbidden() {
    return new Problem(Reply.detail(403, "You do not have permission to perform this action."));
  }

  /** 404 with the entity's name, as a supplier for {@code orElseThrow}. */
  public static Supplier<Problem> notFound(String entity) {
    return () -> new Problem(Reply.detail(404, "No " + entity + " matches the given query."));
  }

  public static Problem unsupportedMediaType(String type) {
    return new Problem(
        Reply.detail(415, "Unsupported media type \"" + Values.shortened(type) + "\" in request."));
  }

  /** 404 with a text the contract fixes. */
  public static Problem missing(String detail) {
    return new Problem(Reply.detail(404, detail));
  }

  /** The value of a rule's answer; a refusal ends the call as 400 with its code and sentence. */
  public static <T> T orRefuse(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(String code, String detail) -> throw refused(code, detail);
    };
  }
}
