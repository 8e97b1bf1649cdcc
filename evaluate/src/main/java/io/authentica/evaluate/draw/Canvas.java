package io.authentica.evaluate.draw;

/** What draws shapes, one method for each kind. */
public interface Canvas {

    void draw(Shape.Line line);

    void draw(Shape.Area area);

    void draw(Shape.Box box);

    void draw(Shape.Dot dot);

    void draw(Shape.Words words);
}
