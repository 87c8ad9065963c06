package truetill.server.hr;

import java.util.Objects;
import truetill.server.http.Body;

/** The contract's schema {@code ReviewNote}: one text a reviewer may leave, or none. */
final class ReviewNote {
  private static final int MAX_LENGTH = 10_000;

  private ReviewNote() {}

  static String read(Body body) {
    String note = body.allowNull("review_note").text("review_note", MAX_LENGTH);
    body.orRefuse();
    return Objects.requireNonNullElse(note, "");
  }
}
