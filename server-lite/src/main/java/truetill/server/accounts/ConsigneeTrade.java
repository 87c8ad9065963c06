package truetill.server.accounts;

import truetill.server.db.WriteTx;
import truetill.server.http.Body;

/**
 * What a consignee profile says about the trade. Its rules belong to the area consignment, which
 * knows accounts and not the other way round.
 */
public interface ConsigneeTrade {
  /** Reads the terms of a consignee to be created; what is wrong is noted in the body. */
  Terms newTerms(Body body);

  /** Reads what changes for a consignee who is there; what is wrong is noted in the body. */
  Terms changedTerms(WriteTx tx, long userId, Body body);

  /** Terms that were read and wait for the person's row and for the other fields to be good. */
  @FunctionalInterface
  interface Terms {
    void store(WriteTx tx, long actorId, long userId);
  }
}
