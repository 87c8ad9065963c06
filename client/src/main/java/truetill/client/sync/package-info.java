/**
 * Delivery of the journal to the store server and the pull of what changed there (sync.md sections
 * 4 to 9, the simple path). It decides nothing: it carries bytes one way and rows the other.
 */
package truetill.client.sync;
