// What of a mesh nobody ever sees: small triangles that opaque shapes nearer to the visitor hide wherever the layers
// have moved to, and those no layer ever brings into the picture. On a machine without a graphics card a triangle of a
// few pixels costs what it costs to begin it, seen or not; a forest behind a motif is most of a poster.
#pragma once

#include "sync/pack/poster.hpp"

namespace monter::press {

// Leaves them out, and the corners only they had. What is drawn stays as it was, at every drift and lift: a pixel
// counts as hidden where it and all around it is covered, and what stays covered however far layers move against each
// other. Triangles wider or higher than 64 design pixels stay in any case: they fill more than they cost, and lie
// behind whatever two shapes leave free between them. Any thread.
void drop_hidden(pack::PosterMesh& mesh);

}  // namespace monter::press
