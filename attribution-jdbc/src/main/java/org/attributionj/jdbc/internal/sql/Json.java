package org.attributionj.jdbc.internal.sql;

/** A parameter for a JSON column. */
public record Json(String text) {}
