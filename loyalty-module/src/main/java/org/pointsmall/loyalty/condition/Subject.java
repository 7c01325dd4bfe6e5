package org.pointsmall.loyalty.condition;

/** Whose fact a field is. A condition with a field of a line is decided for each line by itself. */
enum Subject {
    ORDER,
    MEMBER,
    LINE
}
