package truetill.server.db;

import java.util.concurrent.atomic.AtomicInteger;

class UnitOfWorkOnH2Test extends UnitOfWorkContract {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  @Override
  Database open() {
    return Database.inMemory("unit-of-work-" + COUNTER.incrementAndGet());
  }
}
