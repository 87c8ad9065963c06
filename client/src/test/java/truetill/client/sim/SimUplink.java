package truetill.client.sim;

import org.jspecify.annotations.Nullable;
import truetill.client.register.Uplink;
import truetill.client.sync.SyncLoop;

/** A register's view of its loop, which somebody drives by hand. */
final class SimUplink implements Uplink {
  private @Nullable SyncLoop loop;

  void join(SyncLoop running) {
    loop = running;
  }

  @Override
  public Link link() {
    SyncLoop running = loop;
    return running == null ? new Link(false, null) : new Link(running.online(), running.warning());
  }

  @Override
  public Link exchange() {
    SyncLoop running = loop;
    if (running != null) {
      running.exchange();
    }
    return link();
  }

  @Override
  public void recorded() {}

  @Override
  public Subscription onChange(Runnable listener) {
    return () -> {};
  }
}
