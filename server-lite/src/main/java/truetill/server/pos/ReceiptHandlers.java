package truetill.server.pos;

import java.time.Instant;
import java.util.Objects;
import truetill.core.wire.pos.Cart;
import truetill.core.wire.pos.Receipt;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;
import truetill.server.system.SettingStore;

/** Receipts by number, with everything a printer needs (promise 18). */
final class ReceiptHandlers {
  private static final String ENTITY = "Receipt";

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final ReceiptStore receipts = new ReceiptStore();
  private final CartViewStore carts = new CartViewStore();
  private final SettingStore settings = new SettingStore();

  ReceiptHandlers(Database database, UnitOfWork work, StoreTime time) {
    this.database = database;
    this.work = work;
    this.time = time;
  }

  Reply list(Call call) {
    Query query = call.query();
    String number = query.text("receipt_number");
    return call.page(database.read(tx -> receipts.page(tx, number, query.paging())));
  }

  Reply get(Call call) {
    return Reply.ok(
        database.read(tx -> {
          Receipt receipt = found(tx, call);
          Cart sale = carts.get(tx, receipt.cart());
          Instant soldAt = Objects.requireNonNullElse(sale.completedAt(), receipt.createdAt());
          return ReceiptDetail.of(
              receipt,
              sale,
              ReceiptPrintData.of(
                  sale,
                  receipt.receiptNumber(),
                  soldAt,
                  time.clock().zone(),
                  settings.texts(tx, ReceiptPrintData.SETTINGS)));
        }));
  }

  Reply patch(Call call) {
    return Reply.ok(
        work.write(tx -> {
          Receipt receipt = found(tx, call);
          Body body = call.body();
          Boolean printed = body.bool("printed");
          Boolean emailed = body.bool("emailed");
          body.orRefuse();
          receipts.setFlags(
              tx,
              receipt.id(),
              Objects.requireNonNullElse(printed, receipt.printed()),
              Objects.requireNonNullElse(emailed, receipt.emailed()));
          return found(tx, call);
        }));
  }

  private Receipt found(ReadTx tx, Call call) {
    return receipts.find(tx, call.path("receipt_number")).orElseThrow(Problem.notFound(ENTITY));
  }
}
