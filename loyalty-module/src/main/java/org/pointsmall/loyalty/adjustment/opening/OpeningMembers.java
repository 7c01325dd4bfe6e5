package org.pointsmall.loyalty.adjustment.opening;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pointsmall.loyalty.adjustment.batch.BatchMembers;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Whom rows mean: as {@link BatchMembers} has it where they name the member, and else by who the member was in the earlier
 * programme: as that is kept, or as another row of the file says. An id that is said to be two members' is nobody's.
 */
public final class OpeningMembers {
    private final BatchMembers members;
    private final OpeningStore store;

    public OpeningMembers(BatchMembers members, OpeningStore store) {
        this.members = members;
        this.store = store;
    }

    /** The rows with their members, or with what is wrong, in the same order. */
    List<OpeningRow> read(long batch, List<OpeningRow> rows) {
        Set<String> externalIds = externalIds(rows);
        Map<String, MemberId> kept = store.members(externalIds);
        Map<String, Set<String>> names = store.namesOf(batch, externalIds);
        Set<String> all = Stream.concat(
                        rows.stream().map(row -> row.row().named()),
                        names.values().stream().flatMap(Collection::stream))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Map<String, Set<MemberId>> meant = members.meant(all);
        Map<String, Set<MemberId>> owners = new HashMap<>();
        kept.forEach((id, member) -> owner(owners, id).add(member));
        names.forEach((id, said) -> said.forEach(name -> owner(owners, id).addAll(of(meant, name))));
        return rows.stream().map(row -> read(row, meant, owners)).toList();
    }

    private static OpeningRow read(
            OpeningRow row, Map<String, Set<MemberId>> meant, Map<String, Set<MemberId>> owners) {
        String named = row.row().named();
        Set<MemberId> owned = owners.getOrDefault(row.externalId(), Set.of());
        Set<MemberId> members = named.isEmpty() ? owned : of(meant, named);
        if (members.isEmpty()) {
            return row.refused(OpeningProblem.UNKNOWN_MEMBER);
        }
        if (!named.isEmpty() && members.size() > 1) {
            return row.refused(OpeningProblem.SEVERAL_MEMBERS);
        }
        return owned.size() > 1 || !owned.isEmpty() && !owned.containsAll(members)
                ? row.refused(OpeningProblem.EXTERNAL_TAKEN)
                : row.with(row.row().meaning(members.iterator().next()));
    }

    /** The rows whose id is not another's by now; and keeps the ids of those. */
    List<OpeningRow> keep(List<OpeningRow> rows) {
        Map<String, MemberId> kept = new HashMap<>(store.members(externalIds(rows)));
        Map<String, MemberId> fresh = new HashMap<>();
        List<OpeningRow> right = rows.stream()
                .filter(row -> {
                    MemberId member = row.row().member();
                    if (row.externalId().isEmpty() || member == null) {
                        return true;
                    }
                    MemberId before = kept.putIfAbsent(row.externalId(), member);
                    if (before == null) {
                        fresh.put(row.externalId(), member);
                    }
                    return before == null || before.equals(member);
                })
                .toList();
        store.keep(fresh);
        return right;
    }

    private static Set<String> externalIds(List<OpeningRow> rows) {
        return rows.stream()
                .map(OpeningRow::externalId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<MemberId> owner(Map<String, Set<MemberId>> owners, String id) {
        return owners.computeIfAbsent(id, none -> new HashSet<>());
    }

    private static Set<MemberId> of(Map<String, Set<MemberId>> meant, String name) {
        return meant.getOrDefault(name, Set.of());
    }
}
