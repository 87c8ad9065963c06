package truetill.core.wire.pos;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code Drawer}.
 *
 * @param date store-local date on which it was opened
 * @param cashSalesTotal cash kept from sales less cash refunded out of this drawer
 * @param expectedCash set at close, null while open
 * @param handoffs newest first
 * @param drops newest first
 * @param supplementalNet brought in from the supplemental drawer less taken back
 * @param currentExpectedCash what should lie in it now; equals {@code expectedCash} after close
 * @param unreadTotal signed cash of registers' records that could not be applied yet; part of
 *     {@code currentExpectedCash} while open
 * @param lateTotal signed cash a register reported after the close; beside the closed figures
 */
public record Drawer(
    long id,
    UUID uid,
    long register,
    String registerName,
    String registerCode,
    LocalDate date,
    String status,
    long currentCashier,
    @Nullable String currentCashierName,
    long openedBy,
    @Nullable String openedByName,
    Instant openedAt,
    Map<String, Integer> openingCount,
    Money openingTotal,
    @Nullable Long closedBy,
    @Nullable String closedByName,
    @Nullable Instant closedAt,
    @Nullable Map<String, Integer> closingCount,
    @Nullable Money closingTotal,
    Money cashSalesTotal,
    @Nullable Money expectedCash,
    @Nullable Money variance,
    List<DrawerHandoff> handoffs,
    List<CashDrop> drops,
    Money dropsTotal,
    Money cashRefundsTotal,
    Money supplementalNet,
    Money currentExpectedCash,
    Money unreadTotal,
    Money lateTotal) {}
