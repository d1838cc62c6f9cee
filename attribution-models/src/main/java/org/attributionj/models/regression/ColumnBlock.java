package org.attributionj.models.regression;

import com.google.common.collect.ImmutableList;

/**
 * The columns of one dimension.
 *
 * @param dimension its name
 * @param removable whether they go with their touchpoints
 * @param labels one per column, sorted
 */
record ColumnBlock(String dimension, boolean removable, ImmutableList<String> labels) {}
