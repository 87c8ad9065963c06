package truetill.core.wire.pos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;

/**
 * The contract's schema {@code BankTransaction}: cash taken to the bank or change fetched there.
 *
 * @param transactionType {@code deposit} or {@code change_pickup}
 * @param status the word of {@link truetill.core.pos.BankTransactionStatus}
 */
public record BankTransaction(
    long id,
    UUID uid,
    long location,
    String transactionType,
    Map<String, Integer> amount,
    Money total,
    String status,
    long performedBy,
    @Nullable String performedByName,
    Instant createdAt,
    @Nullable Instant completedAt,
    String notes) {}
