package truetill.client.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.JournalRepair;
import truetill.client.journal.Storage;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.Ops;

/**
 * Fetches from the store what is damaged in a register's journal (sync.md section 3, "Opening").
 */
public final class JournalMending {
  private final SyncApi api;
  private final DeviceIdentity identity;
  private final DeviceSession session;
  private final Patience patience;

  /**
   * @param pause waits; a server that is asked too fast says for how long
   */
  public JournalMending(
      SyncApi api, DeviceIdentity identity, InstantSource time, Consumer<Duration> pause) {
    this.api = api;
    this.identity = identity;
    this.session = new DeviceSession(api, identity, time);
    this.patience = new Patience(pause);
  }

  /**
   * Mends the journal and answers how many records came from the store. The refusal says in a
   * sentence why it could not; then nothing was cut.
   */
  public Outcome<Integer> run(Storage storage) throws IOException {
    return new JournalRepair(storage, identity, this::records).mend();
  }

  private Outcome<List<byte[]>> records(long from) {
    Reply<List<byte[]>> reply =
        patience.ask(() ->
            session.call(token -> api.readBack(token, identity.device(), from, Ops.MAX_RECORDS)));
    return switch (reply) {
      case Reply.Done<List<byte[]>>(List<byte[]> records) -> Outcome.done(records);
      case Reply.Refused<List<byte[]>> refused ->
          Outcome.refused("not_mended", "The store refused to help: " + refused.detail());
      case Reply.Alone<List<byte[]>>(String reason) ->
          Outcome.refused("not_mended", reason + " Try again when the store server is there.");
    };
  }
}
