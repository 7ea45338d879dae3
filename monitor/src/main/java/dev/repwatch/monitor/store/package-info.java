/**
 * What must outlive the process: one database (H2 file or PostgreSQL), its schema, and every SQL statement. Nothing else
 * speaks SQL.
 */
@NullMarked
package dev.repwatch.monitor.store;

import org.jspecify.annotations.NullMarked;
