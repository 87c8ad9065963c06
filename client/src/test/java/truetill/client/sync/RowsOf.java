package truetill.client.sync;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheRows;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.FakeStorage;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.client.remote.SyncTransport;
import truetill.core.wire.sync.Session;

/** I9: the store's rows a register holds against those a new register would get now. */
public final class RowsOf {
  private static final AtomicInteger CACHES = new AtomicInteger();

  private RowsOf() {}

  /**
   * Whether they are equal.
   *
   * @param cache name of the register's cache in memory
   */
  public static boolean same(String cache, SyncTransport store, DeviceIdentity identity)
      throws IOException {
    SyncApi api = new SyncApi(store);
    RefData files = new RefData(new FakeStorage());
    if (!(api.session(new Session.Request(identity.device(), identity.secret()))
            instanceof Reply.Done<Session.Answer>(Session.Answer session))
        || !(files.downloadAnew((broken, sink) -> api.snapshot(session.token(), broken, sink))
            instanceof Reply.Done<Boolean>)) {
      throw new IOException("no snapshot");
    }
    String name = "rows" + CACHES.incrementAndGet();
    try (Cache fresh = Cache.inMemory(name, identity.device())) {
      files.restore(fresh);
      return CacheRows.of(name).equals(CacheRows.of(cache));
    }
  }
}
