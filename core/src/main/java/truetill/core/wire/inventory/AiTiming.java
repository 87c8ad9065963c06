package truetill.core.wire.inventory;

/** The contract's schema {@code AiTiming}: milliseconds with one decimal. */
public record AiTiming(
    double dbFetchMs,
    double promptBuildMs,
    double apiCallMs,
    double responseParseMs,
    double dbSaveMs,
    double totalMs,
    int retries) {}
