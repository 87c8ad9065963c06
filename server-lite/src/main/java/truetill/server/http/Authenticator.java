package truetill.server.http;

import org.jspecify.annotations.Nullable;

/** Finds out who is behind an {@code Authorization} header; the areas auth and sync know. */
public interface Authenticator {
  /** Who a browser's or register app's user is. */
  SignIn user(@Nullable String authorization);

  /** Which enrolled register speaks. */
  SignIn device(@Nullable String authorization);

  /** What the header said. */
  sealed interface SignIn {
    record Missing() implements SignIn {}

    record BadToken() implements SignIn {}

    record Inactive() implements SignIn {}

    record User(Caller caller) implements SignIn {}

    record Device(DeviceCaller caller) implements SignIn {}
  }
}
