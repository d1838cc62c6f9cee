package org.attributionj.report.document;

/** What a cell's number measures. */
public enum Unit {
    /** A whole number of things. */
    COUNT,
    /** A number of things in parts, such as attributed conversions. */
    CREDIT,
    /** An amount in the currency of the section. */
    MONEY,
    /** A part of a whole: 0.25 is 25 %. */
    PERCENT,
    /** A difference of two parts of a whole: 0.02 is 2 percentage points. */
    POINTS,
    /** A quotient that is no part of a whole, such as return on ad spend. */
    RATIO,
    /** Days. */
    DAYS,
    /** A plain number, such as a parameter of a model. */
    NUMBER,
    /** No number: the cell holds a text. */
    TEXT
}
