package truetill.core.outcome;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a rule answers: the thing done, or a refusal in words. A refusal is an ordinary answer, so
 * it is a value; exceptions are kept for bugs.
 */
public sealed interface Outcome<T> {
  /** The rule agreed; {@code value} is the result. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * The rule said no.
   *
   * @param code stable word for programs, such as {@code short_tender}
   * @param detail one sentence for people that says what to do
   */
  record Refused<T>(String code, String detail) implements Outcome<T> {
    /** The same refusal as an answer of another type. */
    @SuppressWarnings("unchecked")
    public <U> Refused<U> as() {
      return (Refused<U>) this;
    }
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(String code, String detail) {
    return new Refused<>(code, detail);
  }

  default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(change.apply(value));
      case Refused<T> refused -> refused.as();
    };
  }

  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T> refused -> refused.as();
    };
  }

  default Outcome<T> ifDone(Consumer<? super T> use) {
    if (this instanceof Done<T>(T value)) {
      use.accept(value);
    }
    return this;
  }

  default boolean isDone() {
    return this instanceof Done<T>;
  }

  /** The value of an outcome that cannot be a refusal here; a refusal is then a bug. */
  default T orElseThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Refused<T>(String code, String detail) ->
          throw new IllegalStateException(code + ": " + detail);
    };
  }
}
