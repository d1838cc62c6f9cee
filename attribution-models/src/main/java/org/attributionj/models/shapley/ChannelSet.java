package org.attributionj.models.shapley;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.models.internal.ReadBack;

/** A set of channels as sorted indices: a map key that compares channel by channel, a set before its extensions. */
final class ChannelSet implements Comparable<ChannelSet>, Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] members;

    private ChannelSet(int[] members) {
        this.members = members;
    }

    /**
     * A set.
     *
     * @param sortedMembers holds distinct indices in rising order; copied
     * @param size how many
     */
    static ChannelSet of(int[] sortedMembers, int size) {
        return new ChannelSet(Arrays.copyOf(sortedMembers, size));
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(members != null, "a set must have members");
        for (int i = 0; i < members.length; i++) {
            ReadBack.require(
                    members[i] >= 0 && (i == 0 || members[i - 1] < members[i]),
                    "members must be 0 or more, sorted and distinct");
        }
        return of(members, members.length);
    }

    int size() {
        return members.length;
    }

    int member(int position) {
        return members[position];
    }

    /**
     * This set as a subset of another.
     *
     * @param position receives the position in the other set of each of this set's members
     * @return whether it is one
     */
    boolean positionsIn(ChannelSet other, int[] position) {
        int at = 0;
        for (int k = 0; k < members.length; k++) {
            while (at < other.members.length && other.members[at] < members[k]) {
                at++;
            }
            if (at == other.members.length || other.members[at] != members[k]) {
                return false;
            }
            position[k] = at;
        }
        return true;
    }

    @Override
    public int compareTo(ChannelSet other) {
        return Arrays.compare(members, other.members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelSet that && Arrays.equals(members, that.members);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(members);
    }
}
