package org.pointsmall.loyalty.request;

import org.pointsmall.loyalty.member.MemberId;

/**
 * The name that a client gave to a request. The same name of another member, or for another operation, is another one.
 *
 * @param operation what is asked for, at most 40 characters
 * @param key at most {@value #LONGEST} characters
 */
public record RequestKey(MemberId member, String operation, String key) {
    public static final int LONGEST = 80;

    private static final int LONGEST_OPERATION = 40;

    public RequestKey {
        if (operation.length() > LONGEST_OPERATION || key.isEmpty() || key.length() > LONGEST) {
            throw new IllegalArgumentException("no name of a request: " + operation + " " + key.length());
        }
    }
}
