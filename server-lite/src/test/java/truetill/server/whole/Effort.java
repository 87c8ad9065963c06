package truetill.server.whole;

/**
 * How much the tests that draw lots do: little in every build, much in the profile {@code long}
 * ({@code ./mvnw -Plong verify}).
 */
final class Effort {
  /** The system property the profile sets. */
  private static final boolean LONG = "long".equals(System.getProperty("truetill.tests"));

  private Effort() {}

  static int of(int always, int inTheLongProfile) {
    return LONG ? inTheLongProfile : always;
  }
}
