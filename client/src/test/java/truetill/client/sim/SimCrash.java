package truetill.client.sim;

/** Power is gone: whatever runs on this device stops here and now. No product code catches it. */
final class SimCrash extends Error {
  SimCrash(String at) {
    super("power cut " + at, null, false, false);
  }
}
