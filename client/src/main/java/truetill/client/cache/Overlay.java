package truetill.client.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.core.inventory.ItemStatus;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.journal.SupplementalOp;
import truetill.core.money.Money;

/**
 * What this register's own ops did to items and the reserve and the server's feed does not show
 * yet. An effect goes only when the op's outcome is known and the cursor has passed it, so a sold
 * item never comes back for sale in between (sync.md section 3, I12). It lives in memory: the
 * journal brings it back.
 */
public final class Overlay {
  private final Map<UUID, Effect> effects = new ConcurrentHashMap<>();
  private final Map<Long, Set<UUID>> itemsBySeq = new HashMap<>();

  /** What own moves brought to the reserve of change, or took from it. */
  private final Map<Long, Money> reserveBySeq = new HashMap<>();

  /** Ops whose effect will be in the server's rows once the cursor is there. */
  private final TreeMap<Long, List<Long>> seqsByFeedSeq = new TreeMap<>();

  private final Set<Long> arrived = new HashSet<>();

  /**
   * Ops that do not show in the server's rows, wherever the settled mark is: the server set them
   * aside, or their effect stands in a change-set that is not here.
   */
  private final Set<Long> notShown = new HashSet<>();

  private long settledSeq;
  private long cursor;

  private record Effect(long seq, ItemStatus status) {}

  /** Begins anew: effects up to {@code settledSeq} are in the server's rows already. */
  synchronized void reset(Positions positions, List<Deliveries.Outcome> outcomes) {
    effects.clear();
    itemsBySeq.clear();
    reserveBySeq.clear();
    seqsByFeedSeq.clear();
    arrived.clear();
    notShown.clear();
    settledSeq = positions.settledSeq();
    cursor = positions.cursor();
    outcomes.forEach(this::outcome);
  }

  /** Takes an op in, in the order of the journal. */
  public synchronized void note(Op op, Function<UUID, List<UUID>> itemsOfSale) {
    long seq = op.envelope().seq();
    switch (op.body()) {
      case OpBody.SaleCompleted sale ->
          note(
              seq,
              sale.lines().stream().map(line -> line.item()).filter(Objects::nonNull).toList(),
              ItemStatus.SOLD);
      case OpBody.SaleVoided voided ->
          note(seq, itemsOfSale.apply(voided.cart()), ItemStatus.ON_SHELF);
      case SupplementalOp moved -> {
        if (!shows(seq)) {
          reserveBySeq.put(seq, moved.cash().negate());
        }
      }
      default -> {}
    }
  }

  /** What own moves of the reserve come to that the server's rows do not show yet. */
  public synchronized Money reserveMoved() {
    return reserveBySeq.values().stream().reduce(Money.ZERO, Money::plus);
  }

  /** Whether the effect of an own op stands in the server's rows. */
  synchronized boolean shows(long seq) {
    return arrived.contains(seq) || (seq <= settledSeq && !notShown.contains(seq));
  }

  private void note(long seq, List<UUID> items, ItemStatus status) {
    if (items.isEmpty()) {
      return;
    }
    if (shows(seq)) {
      // What an earlier op did to them is past, also one that the server set aside.
      items.forEach(item ->
          effects.computeIfPresent(item, (same, effect) -> effect.seq() < seq ? null : effect));
      return;
    }
    items.forEach(item -> effects.put(item, new Effect(seq, status)));
    itemsBySeq.put(seq, Set.copyOf(items));
  }

  /** The status to work with. */
  public ItemStatus status(UUID item, ItemStatus atServer) {
    Effect effect = effects.get(item);
    return effect == null ? atServer : effect.status();
  }

  /** Whether this register sold it and has not taken the sale back. */
  public boolean isSoldHere(UUID item) {
    Effect effect = effects.get(item);
    return effect != null && effect.status() == ItemStatus.SOLD;
  }

  synchronized void outcome(Deliveries.Outcome outcome) {
    if (outcome.isShownAt(cursor)) {
      drop(outcome.seq());
      return;
    }
    notShown.add(outcome.seq());
    if (outcome.isTaken() && outcome.feedSeq() != null) {
      seqsByFeedSeq
          .computeIfAbsent(outcome.feedSeq(), none -> new ArrayList<>())
          .add(outcome.seq());
    }
  }

  synchronized void cursor(long newCursor) {
    cursor = newCursor;
    Map<Long, List<Long>> shown = seqsByFeedSeq.headMap(newCursor, true);
    shown.values().forEach(seqs -> seqs.forEach(this::drop));
    shown.clear();
  }

  synchronized void settled(long seq) {
    settledSeq = Math.max(settledSeq, seq);
    List.copyOf(itemsBySeq.keySet()).stream().filter(this::isSettled).forEach(this::drop);
    reserveBySeq.keySet().removeIf(this::isSettled);
    arrived.removeIf(this::isSettled);
  }

  private boolean isSettled(long seq) {
    return seq <= settledSeq && !notShown.contains(seq);
  }

  synchronized void rewind(long seq) {
    settledSeq = Math.min(settledSeq, seq);
    arrived.removeIf(known -> known > seq);
    notShown.removeIf(known -> known > seq);
    seqsByFeedSeq.values().forEach(seqs -> seqs.removeIf(known -> known > seq));
  }

  /** Its effect is in the server's rows, which were there first. */
  private void drop(long seq) {
    arrived.add(seq);
    notShown.remove(seq);
    reserveBySeq.remove(seq);
    @Nullable Set<UUID> items = itemsBySeq.remove(seq);
    if (items != null) {
      items.forEach(item ->
          effects.computeIfPresent(item, (same, effect) -> effect.seq() == seq ? null : effect));
    }
  }
}
