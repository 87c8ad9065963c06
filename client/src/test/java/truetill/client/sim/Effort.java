package truetill.client.sim;

/** How much the simulator does: little in every build, much in the profile {@code long}. */
final class Effort {
  private static final boolean LONG = "long".equals(System.getProperty("truetill.tests"));

  private Effort() {}

  static int of(int always, int inTheLongProfile) {
    return LONG ? inTheLongProfile : always;
  }
}
