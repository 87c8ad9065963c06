package truetill.client.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheFailed;
import truetill.client.cache.Deliveries;
import truetill.client.cache.Positions;
import truetill.client.journal.FormerJournal;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalRecord;
import truetill.client.journal.RecordReader;
import truetill.client.journal.Storage;
import truetill.core.journal.JournalContinued;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;
import truetill.core.pos.TillReplay;
import truetill.core.pos.TillState;

/**
 * Brings a till back from its journal: its state record by record, and then what the cache has not
 * taken in yet. A cache that has taken in another journal than this one, or does not take what this
 * one holds, loses its own tables and gets them anew (I13): what a power cut left in them is never
 * a reason not to open.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int BATCH_RECORDS = 500;
  private static final int BATCH_BYTES = 1 << 20;

  private final Storage storage;
  private final Cache cache;
  private final Positions atStart;
  private TillState state;
  private long lastCheckpoint;
  private boolean cacheFits;
  private @Nullable JournalRecord first;

  /**
   * @param storage the data folder, with the journals this one took over from
   * @param beginning the state before the first record
   */
  Recovery(Storage storage, Cache cache, TillState beginning) {
    this.storage = storage;
    this.cache = cache;
    this.state = beginning;
    this.atStart = cache.positions();
    this.cacheFits = atStart.appliedSeq() == 0;
  }

  /** Takes the records as the journal is opened. */
  void replay(JournalRecord record) {
    if (record.seq() == 1) {
      first = record;
    }
    state = TillReplay.apply(state, record.op());
    if (record.op().body() instanceof OpBody.Checkpoint) {
      lastCheckpoint = record.seq();
    }
    if (record.seq() == atStart.appliedSeq() && record.hash().equals(atStart.appliedHash())) {
      cacheFits = true;
    }
  }

  TillState state() {
    return state;
  }

  long lastCheckpoint() {
    return lastCheckpoint;
  }

  /**
   * After the journal is open.
   *
   * @throws CacheFailed when the cache takes nothing even with its own tables empty
   */
  void bringCacheUpToDate(Journal journal) throws IOException {
    if (!cacheFits) {
      cache.projection().forget();
    }
    try {
      catchUp(journal);
    } catch (CacheFailed damaged) {
      LOG.warn(
          "The cache does not take what the journal holds; its own tables are made anew", damaged);
      cache.projection().forget();
      catchUp(journal);
    }
  }

  private void catchUp(Journal journal) throws IOException {
    if (cache.positions().appliedSeq() == 0) {
      inherit();
    }
    long settled = cache.positions().settledSeq();
    long firstNotShown =
        cache.deliveries().unsettled().stream()
            .mapToLong(Deliveries.Outcome::seq)
            .min()
            .orElse(Long.MAX_VALUE);
    long from = Math.min(Math.min(cache.positions().appliedSeq(), settled), firstNotShown - 1) + 1;
    List<byte[]> batch = journal.read(from, BATCH_RECORDS, BATCH_BYTES);
    while (!batch.isEmpty()) {
      takeIn(records(batch));
      from += batch.size();
      batch = journal.read(from, BATCH_RECORDS, BATCH_BYTES);
    }
  }

  private static List<JournalRecord> records(List<byte[]> batch) {
    return batch.stream().map(bytes -> RecordReader.read(bytes).orElseThrow()).toList();
  }

  /** Receipts of the morning, when this journal took over at noon: for reprints and voids. */
  private void inherit() {
    JournalRecord beginning = first;
    if (beginning == null || !(beginning.op().body() instanceof JournalContinued)) {
      return;
    }
    cache.projection().forget();
    try {
      List<FormerJournal> formers = FormerJournal.before(storage, beginning);
      for (int generation = formers.size(); generation >= 1; generation--) {
        Inheriting heir = new Inheriting(generation);
        formers.get(generation - 1).read(heir::take);
        heir.flush();
      }
    } catch (IOException unreadable) {
      LOG.warn("A former journal does not read; its receipts cannot be looked up", unreadable);
    }
  }

  /** Sales and voids of one former journal, handed over in parts. */
  private final class Inheriting {
    private final int generation;
    private final List<Op> part = new ArrayList<>();

    Inheriting(int generation) {
      this.generation = generation;
    }

    void take(JournalRecord record) {
      OpBody body = record.op().body();
      if (body instanceof OpBody.SaleCompleted || body instanceof OpBody.SaleVoided) {
        part.add(record.op());
      }
      if (part.size() == BATCH_RECORDS) {
        flush();
      }
    }

    void flush() {
      if (!part.isEmpty()) {
        cache.projection().inherit(List.copyOf(part), generation);
        part.clear();
      }
    }
  }

  private void takeIn(List<JournalRecord> records) {
    long applied = cache.positions().appliedSeq();
    List<Op> fresh =
        records.stream().filter(record -> record.seq() > applied).map(JournalRecord::op).toList();
    if (!fresh.isEmpty()) {
      cache.projection().apply(fresh, records.getLast().hash());
    }
    records.forEach(record -> cache.overlay().note(record.op(), cache.sales()::itemsOf));
  }
}
