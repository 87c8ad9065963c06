package truetill.server.db;

class UnitOfWorkOnPostgresTest extends UnitOfWorkContract {
  @Override
  Database open() {
    return Database.postgres(TestPostgres.freshDatabase());
  }
}
