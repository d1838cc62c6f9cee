-- Nothing but the number: what are indexes by time elsewhere, DuckDB has in the least and the greatest time of each part of a column.

SELECT 1;
