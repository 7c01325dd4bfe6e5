package org.pointsmall.loyalty.upload;

/**
 * Why a file of rows is not taken.
 *
 * @param number a line, counted from 1, or a limit: as the reason says
 */
public record FileProblem(Reason reason, long number) {

    /** In the order in which files are looked at. */
    public enum Reason {
        /** It has more bytes than this. */
        TOO_LARGE,
        /** It is no text, such as a workbook: the line at which that shows. */
        NO_TEXT,
        /** A quotation mark in this line is never closed. */
        OPEN_QUOTE,
        /** Its first row does not name the columns that are needed. */
        NO_COLUMNS,
        /** It has no row at all: so many lines were looked at. */
        NO_ROWS,
        /** It has more rows than this. */
        TOO_MANY
    }
}
