/**
 * The demo shop: a seeded generator that writes plain files to {@code assets/demo}, and the loader
 * that puts them into an empty database. Every person, brand, price and address is invented.
 */
@NullMarked
package truetill.server.app.demo;

import org.jspecify.annotations.NullMarked;
