package io.authentica.train.audit;

/** A partition of indices that is made by joining two at a time (union by smallest index, with path halving). */
final class Groups {

    private final int[] parent;

    /** @param count how many indices there are, each a group of its own */
    Groups(int count) {
        parent = new int[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
    }

    void join(int first, int second) {
        int a = of(first);
        int b = of(second);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    /** @return the smallest index of the group that {@code index} is in */
    int of(int index) {
        int at = index;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
