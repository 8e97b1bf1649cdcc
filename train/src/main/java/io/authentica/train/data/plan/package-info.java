/**
 * Decides from metadata alone which rows of a source become a data set, and which chunks of the source have to be fetched for them.
 *
 * <p>{@link io.authentica.train.data.plan.RowTable} holds the metadata, {@link io.authentica.train.data.plan.RowFilter} says what is
 * asked for, {@link io.authentica.train.data.plan.SplitPolicy} where it goes, {@link io.authentica.train.data.plan.Quotas} how much of
 * it; {@link io.authentica.train.data.plan.Plan} is the outcome. Nothing here reads or writes a file.
 */
package io.authentica.train.data.plan;
