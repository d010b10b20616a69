/**
 * The exchange's single writer: joins books, ledger, database and flow on the thread "exchange".
 */
@NullMarked
package app.ringdown.exchange.engine;

import org.jspecify.annotations.NullMarked;
