package truetill.client.shell;

/** What the till lets be heard. A sound never says what is not also on the screen. */
public interface Sounds {
  void refused();

  void taken();

  /** A till in a silent room. */
  Sounds NONE =
      new Sounds() {
        @Override
        public void refused() {}

        @Override
        public void taken() {}
      };
}
