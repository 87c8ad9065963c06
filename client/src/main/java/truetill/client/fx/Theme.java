package truetill.client.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.stream.Stream;

/** Light or dark: the base theme, and the one sheet that gives every colour name its value. */
public enum Theme {
  LIGHT,
  DARK;

  private static final List<String> SHARED = List.of("bridge.css", "icons.css", "app.css");

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  String base() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheet()
        : new PrimerDark().getUserAgentStylesheet();
  }

  /** The sheets to lay over the base, in order. */
  List<String> sheets() {
    String colours = this == LIGHT ? "light.css" : "dark.css";
    return Stream.concat(Stream.of(colours), SHARED.stream()).map(Look::sheet).toList();
  }
}
