package org.pointsmall.loyalty.member;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Finds members by what staff have at hand of them. */
public interface MemberSearch {

    /**
     * Members whose login, e-mail address, name or phone number begins with these words, whatever their case. A first and a
     * last name may stand in either order, Chinese ones without a space. Besides, whoever placed the order of exactly this
     * number, and after # the customer of exactly this number.
     *
     * @param most at most so many, whichever are found first
     */
    Set<MemberId> search(String words, int most);

    /** Who these are; those whom the store has deleted are left out. */
    Map<MemberId, MemberDirectory.Person> people(Collection<MemberId> members);
}
