package truetill.client.devices.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Tells a scan from typing by the times of the keys: fast keys that end with Enter or Tab are one
 * scan, whatever control has the focus; slow keys are a person's. A key is held until it is known
 * which, at most one gap for a person, and only a person's keys are given back. So a scan inside an
 * amount field leaves the amount as it was (UX design, section 5.5).
 *
 * <p>Once there are enough fast keys that only a scanner can have typed them, a longer pause is
 * forgiven, so that a scan is not cut in two; if it then never ends, it is {@link
 * ScanDecision.Broken}. A key held down repeats fast as well, but one character at a pace no
 * scanner has; it counts as typing.
 *
 * <p>Times are nanoseconds of a clock that only rises. Not thread-safe: one keyboard, one thread.
 */
public final class ScanClassifier {
  private static final int MOST_CHARACTERS = 512;

  /** Keyboards repeat at 30 to 40 ms, scanners type faster than this. */
  private static final long LEAST_REPEAT_NANOS = 20_000_000;

  /** What a scanner may be set to put first to name the kind of barcode, such as {@code ]C1}. */
  private static final Pattern SYMBOLOGY = Pattern.compile("^][A-Za-z][0-9A-Za-z](?=.)");

  private final ScanSettings settings;
  private final StringBuilder held = new StringBuilder();
  private boolean tooLong;
  private boolean oneCharacter;
  private long shortestGap_nanos;
  private long last_nanos;
  private boolean scanned;
  private long scanEnd_nanos;

  public ScanClassifier(ScanSettings settings) {
    this.settings = settings;
  }

  /**
   * Decides on one key. The last decision is about this key, those before it about held ones; do
   * them in order.
   */
  public List<ScanDecision> feed(ScanKey key, long at_nanos) {
    List<ScanDecision> decisions = new ArrayList<>(expire(at_nanos));
    switch (key) {
      case ScanKey.Typed(char character) -> typed(character, at_nanos, decisions);
      case ScanKey.Enter enter -> ended(at_nanos, decisions);
      case ScanKey.Tab tab -> ended(at_nanos, decisions);
      case ScanKey.Other other -> interrupted(decisions);
    }
    return decisions;
  }

  /** When held keys must be decided if no further key comes; empty while none is held. */
  public OptionalLong deadline_nanos() {
    return held.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(last_nanos + patience_nanos() + 1);
  }

  /** Decides on held keys whose deadline has come; nothing before it. */
  public List<ScanDecision> expire(long now_nanos) {
    boolean due = !held.isEmpty() && now_nanos - last_nanos > patience_nanos();
    return due ? List.of(giveUp()) : List.of();
  }

  private void typed(char character, long at_nanos, List<ScanDecision> decisions) {
    if (character == '\r' || character == '\n' || character == '\t') {
      ended(at_nanos, decisions);
    } else if (Character.isISOControl(character) && !surelyScanner()) {
      interrupted(decisions);
    } else {
      hold(character, at_nanos);
      decisions.add(new ScanDecision.Hold());
    }
  }

  private void hold(char character, long at_nanos) {
    if (held.isEmpty()) {
      oneCharacter = true;
      shortestGap_nanos = Long.MAX_VALUE;
    } else {
      oneCharacter &= held.charAt(0) == character;
      shortestGap_nanos = Math.min(shortestGap_nanos, at_nanos - last_nanos);
    }
    tooLong |= held.length() == MOST_CHARACTERS;
    if (!tooLong) {
      held.append(character);
    }
    last_nanos = at_nanos;
  }

  private void ended(long at_nanos, List<ScanDecision> decisions) {
    if (held.isEmpty()) {
      boolean sameScan = scanned && at_nanos - scanEnd_nanos <= settings.gap().toNanos();
      decisions.add(sameScan ? new ScanDecision.Hold() : new ScanDecision.Pass());
      scanEnd_nanos = sameScan ? at_nanos : scanEnd_nanos;
      return;
    }
    if (!surelyScanner()) {
      interrupted(decisions);
      return;
    }
    if (tooLong || code().isEmpty()) {
      decisions.add(giveUp());
      decisions.add(new ScanDecision.Hold());
    } else {
      decisions.add(new ScanDecision.Scan(code()));
      clear();
    }
    scanned = true;
    scanEnd_nanos = at_nanos;
  }

  private void interrupted(List<ScanDecision> decisions) {
    if (!held.isEmpty()) {
      decisions.add(giveUp());
    }
    decisions.add(new ScanDecision.Pass());
  }

  private ScanDecision giveUp() {
    String characters = held.toString();
    boolean scanner = surelyScanner();
    clear();
    return scanner ? new ScanDecision.Broken(characters) : new ScanDecision.Release(characters);
  }

  private void clear() {
    held.setLength(0);
    tooLong = false;
  }

  private boolean surelyScanner() {
    return hasPrefix() || (held.length() >= settings.leastCharacters() && !heldDown());
  }

  private boolean heldDown() {
    return oneCharacter && shortestGap_nanos >= LEAST_REPEAT_NANOS;
  }

  private boolean hasPrefix() {
    String prefix = settings.prefix();
    return !prefix.isEmpty() && held.length() >= prefix.length() && held.indexOf(prefix) == 0;
  }

  private long patience_nanos() {
    return (surelyScanner() ? settings.hiccup() : settings.gap()).toNanos();
  }

  private String code() {
    String code = held.substring(hasPrefix() ? settings.prefix().length() : 0);
    return SYMBOLOGY.matcher(code).replaceFirst("");
  }
}
