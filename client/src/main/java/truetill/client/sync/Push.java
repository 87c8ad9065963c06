package truetill.client.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheFailed;
import truetill.client.cache.Deliveries;
import truetill.client.journal.Journal;
import truetill.client.journal.JournalStop;
import truetill.client.journal.RecordReader;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.journal.Chain;
import truetill.core.wire.sync.Hello;
import truetill.core.wire.sync.Ops;

/**
 * Hands the journal's forced records to the server, in order, exactly as they stand on the disk
 * (sync.md section 4). One call at a time; an answer lost on its way is asked for again.
 */
final class Push {
  private static final Logger LOG = LoggerFactory.getLogger(Push.class);

  private static final Duration GREETING_EVERY = Duration.ofMinutes(10);

  /** Damage on the way is excluded by the digest, so these tell of another history (I17). */
  private static final Set<String> OTHER_HISTORY = Set.of("journal_fork", "chain_broken");

  private final SyncApi api;
  private final DeviceSession session;
  private final Journal journal;
  private final String root;
  private final Cache cache;
  private final AnswerFile answers;
  private final Runnable imageDue;
  private final Contact contact;
  private final InstantSource time;
  private Instant greetedAt = Instant.MIN;
  private volatile boolean greeted;

  /**
   * What the store had set aside may count by now: an image came, which does not say it, or may
   * have come before this run.
   */
  private volatile boolean asksAgain = true;

  /** Of these the store has not answered yet. */
  private final Deque<Long> toAskAgain = new ArrayDeque<>();

  private String epoch = "";

  Push(
      SyncApi api,
      DeviceSession session,
      Journal journal,
      String root,
      Cache cache,
      AnswerFile answers,
      Runnable imageDue,
      Contact contact,
      InstantSource time) {
    this.api = api;
    this.session = session;
    this.journal = journal;
    this.root = root;
    this.cache = cache;
    this.answers = answers;
    this.imageDue = imageDue;
    this.contact = contact;
    this.time = time;
  }

  /** A whole image of the store was taken in. */
  void imageTaken() {
    asksAgain = true;
  }

  /** Before anything is sent again, the store says that it is there. */
  void forgetGreeting() {
    greeted = false;
  }

  long deliveredSeq() {
    return cache.positions().deliveredSeq();
  }

  /** The last record that may be sent. */
  long recordedSeq() {
    return journal.forced().seq();
  }

  /** Delivers everything that is forced; returns at the first thing that stops it. */
  synchronized Exchange deliverAll() {
    JournalStop stop = journal.stopped();
    if (stop != null) {
      return saying(stop);
    }
    try {
      if (!greeted || isGreetingDue()) {
        Exchange hello = hello();
        if (!hello.isFine()) {
          return hello;
        }
      }
      while (cache.positions().deliveredSeq() < journal.forced().seq()) {
        Exchange sent = sendBatch();
        if (!sent.isFine()) {
          greeted = false;
          return sent;
        }
      }
      Exchange asked = askAgain();
      greeted = asked.isFine();
      return asked;
    } catch (CacheFailed | UncheckedIOException full) {
      greeted = false;
      return Exchange.trouble("What the store answered could not be kept. Is the disk full?");
    } catch (IOException unreadable) {
      LOG.error("the journal does not read back", unreadable);
      return Exchange.trouble("The journal cannot be read back for delivery. Get help.");
    }
  }

  /** Compares the heads anew, then delivers: the server is not the one it was. */
  synchronized Exchange greetAnew() {
    greeted = false;
    return deliverAll();
  }

  /** Now and then also while all is well: the clocks are compared, and the heads. */
  private boolean isGreetingDue() {
    Duration since = Duration.between(greetedAt, time.instant()).abs();
    return since.compareTo(GREETING_EVERY) > 0;
  }

  /** A stopped journal delivers nothing more; whether the store answers is still worth knowing. */
  private Exchange saying(JournalStop stop) {
    Reply<Hello> reply = session.call(api::hello);
    return reply instanceof Reply.Done<Hello>
        ? Exchange.trouble(stop.sentence())
        : Replies.failure(reply);
  }

  private Exchange stop(JournalStop.Reason reason) {
    JournalStop stop = new JournalStop(reason, time.instant());
    LOG.error("stopped: the store knows another history of this device ({})", reason);
    journal.stop(stop);
    return Exchange.trouble(stop.sentence());
  }

  /**
   * Compares chains before anything is sent (sync.md section 9): the server's head must be a record
   * of this journal.
   */
  private Exchange hello() throws IOException {
    Instant asked = time.instant();
    Reply<Hello> reply = session.call(api::hello);
    if (!(reply instanceof Reply.Done<Hello>(Hello hello))) {
      return Replies.failure(reply);
    }
    Instant answered = time.instant();
    contact.heard(hello.serverTime(), asked, answered);
    if (!hello.protocols().contains(SyncApi.PROTOCOL)) {
      return Exchange.trouble(
          "This register's program and the store's do not understand each other. Update the store's"
              + " first, then this one; sales wait here until then.");
    }
    long accepted = hello.acceptedSeq();
    if (accepted > journal.head().seq()) {
      return stop(JournalStop.Reason.ROLLED_BACK);
    }
    if (accepted > journal.forced().seq()) {
      return Exchange.ALONE;
    }
    String here =
        accepted == 0 ? root : Chain.hash(journal.read(accepted, 1, Integer.MAX_VALUE).getFirst());
    if (!here.equals(hello.headHash())) {
      return stop(JournalStop.Reason.FORKED);
    }
    standAt(accepted);
    epoch = hello.epoch().id();
    greeted = true;
    greetedAt = answered;
    return Exchange.FINE;
  }

  /** The server's word counts: restored from an older copy, it has less than it once took. */
  private void standAt(long accepted) throws IOException {
    long delivered = cache.positions().deliveredSeq();
    if (delivered == 0 && accepted > Ops.MAX_RECORDS) {
      delivered(accepted, List.of()); // nothing is known here; an image of the store settles it
      imageDue.run();
    }
    if (accepted >= delivered) {
      return; // what an answer lost on its way said is asked for again with the records
    }
    answers.setBack(cache, accepted);
    cache.deliveries().rewind(accepted);
    List<byte[]> records = journal.read(accepted + 1, Ops.MAX_RECORDS, Ops.MAX_BYTES);
    for (long seq = accepted + 1; !records.isEmpty(); ) {
      for (byte[] record : records) {
        cache.overlay().note(RecordReader.read(record).orElseThrow().op(), cache.sales()::itemsOf);
      }
      seq += records.size();
      records = journal.read(seq, Ops.MAX_RECORDS, Ops.MAX_BYTES);
    }
  }

  private Exchange sendBatch() throws IOException {
    long delivered = cache.positions().deliveredSeq();
    List<byte[]> records =
        journal.read(delivered + 1, Ops.MAX_RECORDS, Ops.MAX_BYTES - Ops.MAX_RECORDS);
    Reply<Ops.Answer> reply = send(records);
    if (reply instanceof Reply.Refused<Ops.Answer> refused
        && OTHER_HISTORY.contains(refused.code())) {
      return stop(JournalStop.Reason.FORKED);
    }
    if (!(reply instanceof Reply.Done<Ops.Answer>(Ops.Answer answer))) {
      return Replies.failure(reply);
    }
    long accepted = answer.acceptedSeq();
    if (accepted <= delivered
        || accepted > journal.forced().seq()
        || !Chain.hash(journal.read(accepted, 1, Integer.MAX_VALUE).getFirst())
            .equals(answer.headHash())) {
      return Exchange.trouble("The store's answer does not fit what was sent to it.");
    }
    delivered(Math.min(accepted, delivered + records.size()), outcomes(answer));
    return Exchange.FINE;
  }

  /** What the store set aside is sent once more, each by itself: it answers how it stands (I15). */
  private Exchange askAgain() throws IOException {
    if (asksAgain) {
      asksAgain = false;
      toAskAgain.clear();
      toAskAgain.addAll(cache.deliveries().setAside());
    }
    while (!toAskAgain.isEmpty()) {
      long seq = toAskAgain.getFirst();
      Reply<Ops.Answer> reply = send(journal.read(seq, 1, Integer.MAX_VALUE));
      if (!(reply instanceof Reply.Done<Ops.Answer>(Ops.Answer answer))) {
        return Replies.failure(reply);
      }
      List<Deliveries.Outcome> counts =
          outcomes(answer).stream()
              .filter(outcome -> outcome.seq() == seq && outcome.isTaken())
              .toList();
      if (!counts.isEmpty()) {
        delivered(cache.positions().deliveredSeq(), counts);
      }
      toAskAgain.removeFirst();
    }
    return Exchange.FINE;
  }

  private Reply<Ops.Answer> send(List<byte[]> records) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : records) {
      body.writeBytes(record);
      body.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
    }
    return session.call(token -> api.ops(token, epoch, body.toByteArray(), time.instant()));
  }

  private static List<Deliveries.Outcome> outcomes(Ops.Answer answer) {
    return answer.outcomes().stream()
        .map(outcome -> new Deliveries.Outcome(outcome.seq(), outcome.result(), outcome.feedSeq()))
        .toList();
  }

  private void delivered(long seq, List<Deliveries.Outcome> outcomes) {
    answers.answered(cache, seq, outcomes);
    cache.deliveries().record(seq, outcomes);
  }
}
