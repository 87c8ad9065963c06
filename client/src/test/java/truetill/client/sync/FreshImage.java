package truetill.client.sync;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import truetill.client.cache.Cache;
import truetill.client.journal.DeviceIdentity;
import truetill.client.journal.DiskStorage;
import truetill.client.remote.HttpTransport;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.wire.sync.Session;

/** The store's rows as a register gets them that takes its first snapshot. */
public final class FreshImage {
  private FreshImage() {}

  /** Makes a cache in the folder {@code cache} of a new data folder. */
  public static void take(Path data, String store, DeviceIdentity identity) throws IOException {
    RefData refData = new RefData(DiskStorage.create(data));
    try (HttpTransport line = new HttpTransport(HttpUrl.get(store));
        Cache cache = Cache.open(data.resolve("cache"), identity.device())) {
      SyncApi api = new SyncApi(line);
      Session.Request secret = new Session.Request(identity.device(), identity.secret());
      if (!(api.session(secret) instanceof Reply.Done<Session.Answer>(Session.Answer session))
          || !(refData.downloadAnew((broken, sink) -> api.snapshot(session.token(), broken, sink))
              instanceof Reply.Done<Boolean>)) {
        throw new IOException("no snapshot from " + store);
      }
      refData.loadSnapshot((header, rows) -> cache.image().replace(header, rows, 0));
    }
  }
}
