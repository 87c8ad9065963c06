package truetill.core.wire.accounts;

import java.time.LocalDate;
import java.util.UUID;

/** The contract's schema {@code CustomerProfile}. */
public record CustomerProfile(
    long id, UUID uid, String customerNumber, LocalDate customerSince, String notes) {}
